// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IMemberMoves, ProposedMove} from "../interfaces/IMemberMoves.sol";
import {Signers} from "../metatx/Signers.sol";
import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {SignedAct} from "../types/SignedAct.sol";
import {MembershipStore} from "./MembershipStore.sol";

/// @title How a membership comes to another account: by its owner at once, or proposed in public
abstract contract MemberMoves is MembershipStore {
    bytes32 private constant MOVE_TYPEHASH = keccak256(
        "Move(uint32 commonsId,address from,address to,uint48 deadline)"
    );
    bytes32 private constant ACCEPT_TYPEHASH = keccak256(
        "AcceptMove(uint32 commonsId,address from,address account,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant VETO_TYPEHASH = keccak256(
        "VetoMove(uint32 commonsId,uint32 memberIndex,address account,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant GUARD_TYPEHASH = keccak256(
        "SetGuard(uint32 commonsId,address guard,address account,uint256 nonce,uint48 deadline)"
    );

    /// @dev How long after a veto no move is proposed, in seconds.
    uint48 private constant REST = 90 days;
    /// @dev One move in so many members may be proposed at once.
    uint32 private constant MEMBERS_PER_MOVE = 100;

    /// @inheritdoc IMemberMoves
    function move(CommonsId commonsId, bytes calldata from, uint48 deadline, bytes calldata signature) external {
        _move(commonsId, from, _msgSender(), deadline, signature);
    }

    /// @inheritdoc IMemberMoves
    function moveFor(
        CommonsId commonsId,
        bytes calldata from,
        bytes calldata to,
        uint48 deadline,
        bytes calldata signature,
        bytes calldata toSignature
    ) external {
        address account = Signers.accountOf(to);
        bytes32 digest = _moveDigest(commonsId, Signers.accountOf(from), account, deadline);
        if (!Signers.isValidSignature(to, digest, toSignature)) revert SignedActInvalidSignature(account);
        _move(commonsId, from, account, deadline, signature);
    }

    /// @inheritdoc IMemberMoves
    function proposeMove(CommonsId commonsId, address from, address to) external {
        address admin = _checkAdmin(commonsId);
        // Its event would read as the owner's own move.
        if (admin == from) revert MembershipNotAuthorizedToMove(commonsId, from);
        MemberIndex index = _heldMember(commonsId, from).index();
        _checkUnknown(commonsId, to);
        ProposedMove storage proposed = _moves[commonsId][index];
        Count memory count = _countOf(commonsId);
        if (proposed.to != address(0)) {
            if (_isPending(commonsId, proposed.proposer, proposed.readyAt)) {
                revert MembershipMoveOpen(commonsId, index);
            }
            _close(commonsId, count, index, admin, 0);
        }
        if (block.timestamp <= proposed.restUntil) revert MembershipMoveRests(commonsId, index, proposed.restUntil);
        if (count.openMoves >= _mostMoves(count)) revert MembershipTooManyMoves(commonsId, count.openMoves);

        uint48 readyAt = uint48(block.timestamp) + publicWait;
        _moves[commonsId][index] = ProposedMove({to: to, readyAt: readyAt, restUntil: 0, proposer: admin});
        ++count.openMoves;
        _chain(count, MoveProposed.selector, abi.encode(index, from, to, admin, readyAt));
        _save(commonsId, count);
        emit MoveProposed(commonsId, index, from, to, admin, readyAt);
    }

    /// @inheritdoc IMemberMoves
    function acceptMove(CommonsId commonsId, address from) external {
        _accept(commonsId, from, _msgSender());
    }

    /// @inheritdoc IMemberMoves
    function acceptMoveFor(CommonsId commonsId, address from, SignedAct calldata act) external {
        _accept(commonsId, from, _signerOf(ACCEPT_TYPEHASH, abi.encode(commonsId, from), act));
    }

    /// @inheritdoc IMemberMoves
    function vetoMove(CommonsId commonsId, MemberIndex memberIndex) external {
        _veto(commonsId, memberIndex, _msgSender());
    }

    /// @inheritdoc IMemberMoves
    function vetoMoveFor(CommonsId commonsId, MemberIndex memberIndex, SignedAct calldata act) external {
        _veto(commonsId, memberIndex, _signerOf(VETO_TYPEHASH, abi.encode(commonsId, memberIndex), act));
    }

    /// @inheritdoc IMemberMoves
    function closeMove(CommonsId commonsId, MemberIndex memberIndex) external {
        ProposedMove memory proposed = _moves[commonsId][memberIndex];
        if (proposed.to == address(0)) revert MembershipNoMove(commonsId, memberIndex);
        address caller = _msgSender();
        bool isPending = _isPending(commonsId, proposed.proposer, proposed.readyAt);
        if (isPending && caller != _adminOf(commonsId)) revert MembershipNotLapsed();
        Count memory count = _countOf(commonsId);
        // Else taking it back ahead of a veto would spare the admin the rest after one.
        _close(commonsId, count, memberIndex, caller, isPending ? uint48(block.timestamp) + publicWait : 0);
        _save(commonsId, count);
    }

    /// @inheritdoc IMemberMoves
    function setGuard(CommonsId commonsId, address guard) external {
        _setGuard(commonsId, _msgSender(), guard);
    }

    /// @inheritdoc IMemberMoves
    function setGuardFor(CommonsId commonsId, address guard, SignedAct calldata act) external {
        _setGuard(commonsId, _signerOf(GUARD_TYPEHASH, abi.encode(commonsId, guard), act), guard);
    }

    /// @dev A member that acts vetoes the move that is proposed of it.
    function _vetoByActing(CommonsId commonsId, Count memory count, MemberIndex index, address account) internal {
        ProposedMove storage proposed = _moves[commonsId][index];
        if (proposed.to == address(0)) return;
        uint48 restUntil = uint48(block.timestamp) + REST;
        _moves[commonsId][index] = ProposedMove(address(0), 0, restUntil, address(0));
        --count.openMoves;
        _chain(count, MoveVetoed.selector, abi.encode(index, account, restUntil));
        emit MoveVetoed(commonsId, index, account, restUntil);
    }

    /// @dev Closes the move that is proposed of a member, if one is; a new one rests until then.
    function _close(CommonsId commonsId, Count memory count, MemberIndex index, address by, uint48 restUntil) internal {
        if (_moves[commonsId][index].to == address(0)) return;
        _moves[commonsId][index] = ProposedMove(address(0), 0, restUntil, address(0));
        --count.openMoves;
        _chain(count, MoveClosed.selector, abi.encode(index, by));
        emit MoveClosed(commonsId, index, by);
    }

    function _move(
        CommonsId commonsId,
        bytes calldata from,
        address to,
        uint48 deadline,
        bytes calldata signature
    ) private {
        if (block.timestamp > deadline) revert MembershipExpired(deadline);
        address account = Signers.accountOf(from);
        Member current = _heldMember(commonsId, account);
        _checkUnknown(commonsId, to);
        if (!Signers.isValidSignature(from, _moveDigest(commonsId, account, to, deadline), signature)) {
            revert MembershipNotAuthorizedToMove(commonsId, account);
        }
        Count memory count = _countOf(commonsId);
        _vetoByActing(commonsId, count, current.index(), account);
        _write(commonsId, to, current);
        _write(commonsId, account, current.asMoved(uint48(block.timestamp)));
        _publishMove(commonsId, count, current.index(), account, to, account);
    }

    function _accept(CommonsId commonsId, address from, address account) private {
        Member current = _heldMember(commonsId, from);
        MemberIndex index = current.index();
        ProposedMove memory proposed = _moves[commonsId][index];
        if (proposed.to != account || account == address(0)) revert MembershipNoMove(commonsId, index);
        _checkReady(commonsId, proposed.proposer, proposed.readyAt);
        _checkUnknown(commonsId, account);

        uint48 today = uint48(block.timestamp);
        Count memory count = _countOf(commonsId);
        delete _moves[commonsId][index];
        delete _guards[commonsId][index];
        --count.openMoves;
        _dropSteward(commonsId, count, current, from);
        _write(commonsId, account, current.asCarried(today));
        _write(commonsId, from, current.asLost(today));
        _publishMove(commonsId, count, index, from, account, proposed.proposer);
    }

    function _publishMove(
        CommonsId commonsId,
        Count memory count,
        MemberIndex index,
        address from,
        address to,
        address authorizedBy
    ) private {
        if (_endings[commonsId][index].by != address(0)) _endings[commonsId][index].account = to;
        _chain(count, MemberMoved.selector, abi.encode(index, from, to, authorizedBy));
        _save(commonsId, count);
        emit MemberMoved(commonsId, index, from, to, authorizedBy);
    }

    function _veto(CommonsId commonsId, MemberIndex index, address caller) private {
        if (_moves[commonsId][index].to == address(0)) revert MembershipNoMove(commonsId, index);
        if (caller != _guards[commonsId][index]) {
            Member own = _memberOf(commonsId, caller);
            bool isIts = own.isHeld() && MemberIndex.unwrap(own.index()) == MemberIndex.unwrap(index);
            if (!isIts) revert MembershipNotVetoer(commonsId, index, caller);
        }
        Count memory count = _countOf(commonsId);
        _vetoByActing(commonsId, count, index, caller);
        _save(commonsId, count);
    }

    function _setGuard(CommonsId commonsId, address account, address guard) private {
        MemberIndex index = _heldMember(commonsId, account).index();
        Count memory count = _countOf(commonsId);
        _vetoByActing(commonsId, count, index, account);
        _guards[commonsId][index] = guard;
        _chain(count, GuardSet.selector, abi.encode(index, guard));
        _save(commonsId, count);
        emit GuardSet(commonsId, index, guard);
    }

    function _moveDigest(
        CommonsId commonsId,
        address from,
        address to,
        uint48 deadline
    ) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(MOVE_TYPEHASH, commonsId, from, to, deadline)));
    }

    function _mostMoves(Count memory count) private pure returns (uint32) {
        uint32 share = count.active / MEMBERS_PER_MOVE;
        return share == 0 ? 1 : share;
    }
}
