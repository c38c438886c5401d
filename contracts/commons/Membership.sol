// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {CommonsStatus, ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../types/Member.sol";
import {MemberTable} from "./MemberTable.sol";

/// @title Membership
/// @notice Who belongs to which commons (see IMembership)
contract Membership is IMembership, EIP712, ERC2771Context {
    /// @dev Members of one commons, in one slot.
    struct Count {
        uint32 active;
        uint32 next;
    }

    bytes32 private constant ELIGIBILITY_TYPEHASH = keccak256(
        "Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 deadline)"
    );
    bytes32 private constant ELIGIBILITY_LIST_TYPEHASH = keccak256(
        "EligibilityList(uint32 commonsId,address[] accounts,bytes32[] personTags,uint48 deadline)"
    );
    bytes32 private constant MOVE_TYPEHASH = keccak256(
        "Move(uint32 commonsId,address from,address to,uint48 deadline)"
    );

    /// @dev Indexes stay below 2^24, so that 32-bit tally lanes can never overflow (see BallotBox).
    uint32 private constant MAX_MEMBERS = 1 << 24;
    uint256 private constant MAX_BATCH = 250;

    /// @notice The registry whose municipalities say who issues eligibility.
    ICommonsRegistry public immutable registry;

    mapping(CommonsId => Count) private _counts;
    mapping(MemberKey => Member) private _members;
    mapping(CommonsId => mapping(bytes32 => bool)) private _personTags;

    constructor(
        ICommonsRegistry registry_,
        address trustedForwarder_
    ) EIP712("Patto", "1") ERC2771Context(trustedForwarder_) {
        registry = registry_;
    }

    /// @inheritdoc IMembership
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex) {
        address account = _msgSender();
        _checkDeadline(deadline);
        _checkIssuer(
            _checkActive(commonsId),
            keccak256(abi.encode(ELIGIBILITY_TYPEHASH, commonsId, account, personTag, deadline)),
            issuerSignature
        );
        if (_members[MemberLibrary.keyOf(commonsId, account)].isKnown())
            revert MembershipAlreadyMember(commonsId, account);
        if (_personTags[commonsId][personTag]) revert MembershipPersonTagUsed(commonsId, personTag);

        Count storage count = _counts[commonsId];
        uint32 next = count.next;
        if (next == MAX_MEMBERS) revert MembershipFull(commonsId);
        memberIndex = MemberIndex.wrap(next);
        _personTags[commonsId][personTag] = true;
        _members[MemberLibrary.keyOf(commonsId, account)] = MemberLibrary.create(memberIndex, uint48(block.timestamp));
        count.next = next + 1;
        ++count.active;

        address[] memory accounts = new address[](1);
        bytes32[] memory personTags = new bytes32[](1);
        accounts[0] = account;
        personTags[0] = personTag;
        emit MembersJoined(commonsId, memberIndex, accounts, personTags);
    }

    /// @inheritdoc IMembership
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external {
        uint256 length = accounts.length;
        if (length == 0 || length > MAX_BATCH || length != personTags.length) {
            revert MembershipInvalidBatch(length, personTags.length);
        }
        _checkDeadline(deadline);
        _checkIssuer(
            _checkActive(commonsId),
            keccak256(
                abi.encode(
                    ELIGIBILITY_LIST_TYPEHASH,
                    commonsId,
                    keccak256(abi.encodePacked(accounts)),
                    keccak256(abi.encodePacked(personTags)),
                    deadline
                )
            ),
            issuerSignature
        );
        _enterAll(commonsId, accounts, personTags);
    }

    /// @inheritdoc IMembership
    function resign(CommonsId commonsId) external {
        address account = _msgSender();
        Member current = _activeMember(commonsId, account);
        _members[MemberLibrary.keyOf(commonsId, account)] = current.withLeft(uint48(block.timestamp));
        --_counts[commonsId].active;
        if (current.isSteward()) emit StewardSet(commonsId, current.index(), account, false);
        emit MemberLeft(commonsId, current.index(), account);
    }

    /// @inheritdoc IMembership
    function rejoin(CommonsId commonsId) external {
        address account = _msgSender();
        _checkActive(commonsId);
        Member current = _members[MemberLibrary.keyOf(commonsId, account)];
        if (current.isActive()) revert MembershipAlreadyMember(commonsId, account);
        if (!current.isKnown() || current.hasMoved()) revert MembershipNotMember(commonsId, account);
        _members[MemberLibrary.keyOf(commonsId, account)] = MemberLibrary.create(
            current.index(),
            uint48(block.timestamp)
        );
        ++_counts[commonsId].active;
        emit MemberRejoined(commonsId, current.index(), account);
    }

    /// @inheritdoc IMembership
    /// @dev An account holds one membership of a commons in its life: who moved away cannot come back to the old
    /// account, so no move can be replayed, and both accounts together never hold more than one index.
    function move(CommonsId commonsId, address from, uint48 deadline, bytes calldata signature) external {
        address to = _msgSender();
        _checkDeadline(deadline);
        Member current = _members[MemberLibrary.keyOf(commonsId, from)];
        if (!current.isKnown() || current.hasMoved()) revert MembershipNotMember(commonsId, from);
        if (_members[MemberLibrary.keyOf(commonsId, to)].isKnown()) revert MembershipAlreadyMember(commonsId, to);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(MOVE_TYPEHASH, commonsId, from, to, deadline)));
        if (!SignatureChecker.isValidSignatureNowCalldata(from, digest, signature)) {
            (MunicipalityId municipalityId, , ) = registry.commonsAuthority(commonsId);
            (address signer, , ) = ECDSA.tryRecoverCalldata(digest, signature);
            if (signer == address(0) || !registry.isIssuer(municipalityId, signer))
                revert MembershipNotAuthorizedToMove(commonsId, signer);
        }
        _members[MemberLibrary.keyOf(commonsId, to)] = current;
        _members[MemberLibrary.keyOf(commonsId, from)] = current.asMoved(uint48(block.timestamp));
        emit MemberMoved(commonsId, current.index(), from, to);
    }

    /// @inheritdoc IMembership
    function setSteward(CommonsId commonsId, address account, bool steward) external {
        (, , address admin) = registry.commonsAuthority(commonsId);
        if (_msgSender() != admin) revert MembershipNotMunicipalityAdmin(commonsId, _msgSender());
        Member current = _activeMember(commonsId, account);
        _members[MemberLibrary.keyOf(commonsId, account)] = current.withSteward(steward);
        emit StewardSet(commonsId, current.index(), account, steward);
    }

    /// @inheritdoc IMembership
    function member(CommonsId commonsId, address account) external view returns (Member) {
        return _members[MemberLibrary.keyOf(commonsId, account)];
    }

    /// @inheritdoc IMembership
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory words) {
        words = MemberTable.readAll(_members, commonsId, accounts);
    }

    /// @inheritdoc IMembership
    function isMember(CommonsId commonsId, address account) external view returns (bool) {
        return _members[MemberLibrary.keyOf(commonsId, account)].isActive();
    }

    /// @inheritdoc IMembership
    function isSteward(CommonsId commonsId, address account) external view returns (bool) {
        return _members[MemberLibrary.keyOf(commonsId, account)].isSteward();
    }

    /// @inheritdoc IMembership
    function memberCount(CommonsId commonsId) external view returns (uint32 active, MemberIndex next) {
        Count memory count = _counts[commonsId];
        return (count.active, MemberIndex.wrap(count.next));
    }

    /// @inheritdoc IMembership
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool) {
        return _personTags[commonsId][personTag];
    }

    /// @notice The version of this code, semantic.
    /// @return Three numbers with points between them.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }

    /// @dev Enters whom it can; the arrays of the event are cut to those who joined.
    function _enterAll(CommonsId commonsId, address[] calldata accounts, bytes32[] calldata personTags) private {
        Count memory count = _counts[commonsId];
        uint32 next = count.next;
        if (uint256(next) + accounts.length > MAX_MEMBERS) revert MembershipFull(commonsId);
        address[] memory joined = new address[](accounts.length);
        bytes32[] memory joinedTags = new bytes32[](accounts.length);
        bytes memory skipped;
        uint32 entered = 0;
        for (uint256 i = 0; i < accounts.length; ++i) {
            address account = accounts[i];
            bytes32 personTag = personTags[i];
            Skip skip = _enter(commonsId, account, personTag, next + entered);
            if (skip != Skip.None) {
                skipped = abi.encodePacked(skipped, uint16(i), uint8(skip));
                continue;
            }
            joined[entered] = account;
            joinedTags[entered] = personTag;
            ++entered;
        }
        if (entered != 0) {
            _counts[commonsId] = Count(count.active + entered, next + entered);
            emit MembersJoined(
                commonsId,
                MemberIndex.wrap(next),
                Arrays.splice(joined, 0, entered),
                Arrays.splice(joinedTags, 0, entered)
            );
        }
        if (skipped.length != 0) emit MembersSkipped(commonsId, skipped);
    }

    /// @dev Writes one member and its tag, or says why not.
    function _enter(CommonsId commonsId, address account, bytes32 personTag, uint32 index) private returns (Skip) {
        if (account == address(0)) return Skip.ZeroAccount;
        MemberKey key = MemberLibrary.keyOf(commonsId, account);
        if (_members[key].isKnown()) return Skip.AlreadyMember;
        mapping(bytes32 => bool) storage tags = _personTags[commonsId];
        if (tags[personTag]) return Skip.PersonTagUsed;
        tags[personTag] = true;
        _members[key] = MemberLibrary.create(MemberIndex.wrap(index), uint48(block.timestamp));
        return Skip.None;
    }

    function _checkDeadline(uint48 deadline) private view {
        if (block.timestamp > deadline) revert MembershipExpired(deadline);
    }

    function _checkActive(CommonsId commonsId) private view returns (MunicipalityId municipalityId) {
        CommonsStatus status;
        (municipalityId, status, ) = registry.commonsAuthority(commonsId);
        if (status != CommonsStatus.Active) revert MembershipNotActiveCommons(commonsId);
    }

    function _checkIssuer(MunicipalityId municipalityId, bytes32 structHash, bytes calldata signature) private view {
        (address signer, , ) = ECDSA.tryRecoverCalldata(_hashTypedDataV4(structHash), signature);
        if (signer == address(0) || !registry.isIssuer(municipalityId, signer)) {
            revert MembershipNotIssuer(municipalityId, signer);
        }
    }

    function _activeMember(CommonsId commonsId, address account) private view returns (Member current) {
        current = _members[MemberLibrary.keyOf(commonsId, account)];
        if (!current.isActive()) revert MembershipNotMember(commonsId, account);
    }
}
