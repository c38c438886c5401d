// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../types/Member.sol";
import {SignedAct} from "../types/SignedAct.sol";
import {MemberMoves} from "./MemberMoves.sol";

/// @title How members come, go and come back
abstract contract MemberJoining is MemberMoves {
    bytes32 private constant ELIGIBILITY_TYPEHASH = keccak256(
        "Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 issuedAt,uint48 deadline)"
    );
    bytes32 private constant ELIGIBILITY_LIST_TYPEHASH = keccak256(
        "EligibilityList(uint32 commonsId,address[] accounts,bytes32[] personTags,uint48 issuedAt,uint48 deadline)"
    );
    bytes32 private constant JOIN_TYPEHASH = keccak256(
        "Join(uint32 commonsId,bytes32 personTag,address account,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant RESIGN_TYPEHASH = keccak256(
        "Resign(uint32 commonsId,address account,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant REJOIN_TYPEHASH = keccak256(
        "Rejoin(uint32 commonsId,address account,uint256 nonce,uint48 deadline)"
    );

    /// @dev Indexes stay below 2^24, so that 32-bit tally lanes can never overflow (see BallotBox).
    uint32 private constant MAX_MEMBERS = 1 << 24;
    uint256 private constant MAX_BATCH = 250;
    /// @dev How long after leaving an account may rejoin, in seconds. Two periods are kept of an account, so within this
    /// time it is always known what rights it had.
    uint48 private constant REJOIN_WAIT = 8 days;

    /// @inheritdoc IMembership
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex) {
        return _join(commonsId, _msgSender(), personTag, issuedAt, deadline, issuerSignature);
    }

    /// @inheritdoc IMembership
    function joinFor(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature,
        SignedAct calldata act
    ) external returns (MemberIndex memberIndex) {
        address account = _signerOf(JOIN_TYPEHASH, abi.encode(commonsId, personTag), act);
        return _join(commonsId, account, personTag, issuedAt, deadline, issuerSignature);
    }

    /// @inheritdoc IMembership
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external {
        uint256 length = accounts.length;
        if (length == 0 || length > MAX_BATCH || length != personTags.length) {
            revert MembershipInvalidBatch(length, personTags.length);
        }
        _checkTimes(issuedAt, deadline);
        _checkIssuer(
            _checkActive(commonsId),
            keccak256(
                abi.encode(
                    ELIGIBILITY_LIST_TYPEHASH,
                    commonsId,
                    keccak256(abi.encodePacked(accounts)),
                    keccak256(abi.encodePacked(personTags)),
                    issuedAt,
                    deadline
                )
            ),
            issuerSignature
        );
        _enterAll(commonsId, accounts, personTags, issuedAt);
    }

    /// @inheritdoc IMembership
    function resign(CommonsId commonsId) external {
        _resign(commonsId, _msgSender());
    }

    /// @inheritdoc IMembership
    function resignFor(CommonsId commonsId, SignedAct calldata act) external {
        _resign(commonsId, _signerOf(RESIGN_TYPEHASH, abi.encode(commonsId), act));
    }

    /// @inheritdoc IMembership
    function rejoin(CommonsId commonsId) external {
        _rejoin(commonsId, _msgSender());
    }

    /// @inheritdoc IMembership
    function rejoinFor(CommonsId commonsId, SignedAct calldata act) external {
        _rejoin(commonsId, _signerOf(REJOIN_TYPEHASH, abi.encode(commonsId), act));
    }

    function _join(
        CommonsId commonsId,
        address account,
        bytes32 personTag,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature
    ) private returns (MemberIndex memberIndex) {
        _checkTimes(issuedAt, deadline);
        _checkIssuer(
            _checkActive(commonsId),
            keccak256(abi.encode(ELIGIBILITY_TYPEHASH, commonsId, account, personTag, issuedAt, deadline)),
            issuerSignature
        );
        _checkUnknown(commonsId, account);
        PersonTag memory tag = _personTags[commonsId][personTag];
        if (tag.holder != 0) revert MembershipPersonTagUsed(commonsId, personTag);
        if (issuedAt <= tag.freedAt) revert MembershipOutdated(issuedAt);

        Count memory count = _countOf(commonsId);
        if (count.next == MAX_MEMBERS) revert MembershipFull(commonsId);
        memberIndex = MemberIndex.wrap(count.next);
        _write(commonsId, account, MemberLibrary.create(memberIndex, uint48(block.timestamp)));
        _personTags[commonsId][personTag] = PersonTag(++count.next, tag.freedAt);
        ++count.active;

        address[] memory accounts = new address[](1);
        bytes32[] memory personTags = new bytes32[](1);
        accounts[0] = account;
        personTags[0] = personTag;
        _publishJoined(commonsId, count, memberIndex, accounts, personTags);
    }

    /// @dev Enters whom it can; the arrays of the event are cut to those who joined.
    function _enterAll(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 issuedAt
    ) private {
        Count memory count = _countOf(commonsId);
        if (uint256(count.next) + accounts.length > MAX_MEMBERS) revert MembershipFull(commonsId);
        address[] memory joined = new address[](accounts.length);
        bytes32[] memory joinedTags = new bytes32[](accounts.length);
        bytes memory skipped;
        uint32 entered = 0;
        for (uint256 i = 0; i < accounts.length; ++i) {
            address account = accounts[i];
            bytes32 personTag = personTags[i];
            Skip skip = _enter(commonsId, account, personTag, issuedAt, count.next + entered);
            if (skip != Skip.None) {
                skipped = abi.encodePacked(skipped, uint16(i), uint8(skip));
                continue;
            }
            joined[entered] = account;
            joinedTags[entered] = personTag;
            ++entered;
        }
        if (entered != 0) {
            count.active += entered;
            count.next += entered;
            Arrays.splice(joined, 0, entered);
            Arrays.splice(joinedTags, 0, entered);
            _publishJoined(commonsId, count, MemberIndex.wrap(count.next - entered), joined, joinedTags);
        }
        if (skipped.length != 0) emit MembersSkipped(commonsId, skipped);
    }

    /// @dev Writes one member and its tag, or says why not.
    function _enter(
        CommonsId commonsId,
        address account,
        bytes32 personTag,
        uint48 issuedAt,
        uint32 index
    ) private returns (Skip) {
        if (account == address(0)) return Skip.ZeroAccount;
        MemberKey key = MemberLibrary.keyOf(commonsId, account);
        if (_members[key].isKnown()) return Skip.AlreadyMember;
        PersonTag storage tag = _personTags[commonsId][personTag];
        (uint32 holder, uint48 freedAt) = (tag.holder, tag.freedAt);
        if (holder != 0) return Skip.PersonTagUsed;
        if (issuedAt <= freedAt) return Skip.Outdated;
        tag.holder = index + 1;
        _members[key] = MemberLibrary.create(MemberIndex.wrap(index), uint48(block.timestamp));
        return Skip.None;
    }

    function _publishJoined(
        CommonsId commonsId,
        Count memory count,
        MemberIndex firstIndex,
        address[] memory accounts,
        bytes32[] memory personTags
    ) private {
        _chain(count, MembersJoined.selector, abi.encode(firstIndex, accounts, personTags));
        _save(commonsId, count);
        emit MembersJoined(commonsId, firstIndex, accounts, personTags);
    }

    function _resign(CommonsId commonsId, address account) private {
        Member current = _activeMember(commonsId, account);
        MemberIndex index = current.index();
        Count memory count = _countOf(commonsId);
        _vetoByActing(commonsId, count, index, account);
        _dropSteward(commonsId, count, current, account);
        _write(commonsId, account, current.withLeft(uint48(block.timestamp)));
        --count.active;
        _chain(count, MemberLeft.selector, abi.encode(index, account));
        _save(commonsId, count);
        emit MemberLeft(commonsId, index, account);
    }

    function _rejoin(CommonsId commonsId, address account) private {
        _checkActive(commonsId);
        Member current = _heldMember(commonsId, account);
        if (current.isActive()) revert MembershipAlreadyMember(commonsId, account);
        uint48 readyAt = current.left() + REJOIN_WAIT;
        if (block.timestamp < readyAt) revert MembershipLeftRecently(commonsId, readyAt);
        MemberIndex index = current.index();
        Count memory count = _countOf(commonsId);
        _vetoByActing(commonsId, count, index, account);
        _write(commonsId, account, current.rejoined(uint48(block.timestamp)));
        ++count.active;
        _chain(count, MemberRejoined.selector, abi.encode(index, account));
        _save(commonsId, count);
        emit MemberRejoined(commonsId, index, account);
    }

    /// @dev An issuer dates a statement with the moment of signing; one of later is refused until then.
    function _checkTimes(uint48 issuedAt, uint48 deadline) private view {
        if (issuedAt > block.timestamp) revert MembershipNotYetIssued(issuedAt);
        if (block.timestamp > deadline) revert MembershipExpired(deadline);
    }

    function _checkIssuer(MunicipalityId municipalityId, bytes32 structHash, bytes calldata signature) private view {
        (address signer, , ) = ECDSA.tryRecoverCalldata(_hashTypedDataV4(structHash), signature);
        if (signer == address(0) || !registry.isIssuer(municipalityId, signer)) {
            revert MembershipNotIssuer(municipalityId, signer);
        }
    }
}
