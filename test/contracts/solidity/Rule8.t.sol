// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IBallots} from "../../../contracts/interfaces/IBallots.sol";
import {IMemberMoves} from "../../../contracts/interfaces/IMemberMoves.sol";
import {IPublicWait} from "../../../contracts/interfaces/IPublicWait.sol";
import {BallotMode, ResultRule} from "../../../contracts/types/BallotMode.sol";
import {BallotId, MemberIndex} from "../../../contracts/types/Ids.sol";
import {PattoWorld} from "./support/PattoWorld.sol";

/// @title Rule 8: nobody acts for a member without that member's signature or an unvetoed public wait
contract Rule8Test is PattoWorld {
    uint256 private constant MEMBER_KEY = 0xb0b;
    uint256 private constant KEYS = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140;
    bytes private constant SHEET = abi.encodePacked(uint64(9), "\x01C\x01Q", uint64(1), "\x01A", uint64(1), "\x01B");

    BallotId private _ballotId;

    function setUp() external {
        enter(vm.addr(MEMBER_KEY), bytes32("tag"));
        BallotMode memory mode = BallotMode(2, 1, 1, 1, 1, 1, false, ResultRule.Plurality, 0);
        _ballotId = ballotBox.open(COMMONS, mode, 0, uint48(block.timestamp + 1 days), keccak256(SHEET), bytes32(0));
        vm.warp(block.timestamp + 1);
    }

    function testFuzz_rule8_noVoteWithoutTheMembersSignature(uint256 key, uint8 choice) external {
        key = _foreignKey(key);
        uint256 choices = 1 + (choice % 2);
        address member = vm.addr(MEMBER_KEY);
        bytes memory signature = _signedVote(key, choices);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.castFor(_ballotId, choices, abi.encodePacked(member), signature, SHEET);
        // The member's own is taken, for just these choices.
        signature = _signedVote(MEMBER_KEY, choices);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.castFor(_ballotId, 3 - choices, abi.encodePacked(member), signature, SHEET);
        ballotBox.castFor(_ballotId, choices, abi.encodePacked(member), signature, SHEET);
    }

    function testFuzz_rule8_noSayInAResultWithoutTheMembersSignature(uint256 key, bytes32 reason) external {
        key = _foreignKey(key);
        address member = vm.addr(MEMBER_KEY);
        bytes memory signer = abi.encodePacked(member);
        BallotId ballotId = _endedShares();
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.endorseFor(ballotId, 1, signer, _signedEndorsement(key, ballotId), SHEET);
        // The member's own is taken, for just this selection.
        bytes memory signature = _signedEndorsement(MEMBER_KEY, ballotId);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.endorseFor(ballotId, 2, signer, signature, SHEET);
        ballotBox.endorseFor(ballotId, 1, signer, signature, SHEET);

        signature = _signedContest(key, ballotId, reason);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.contestFor(ballotId, reason, signer, signature);
        signature = _signedContest(MEMBER_KEY, ballotId, reason);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidSignature.selector, member));
        ballotBox.contestFor(ballotId, ~reason, signer, signature);
        ballotBox.contestFor(ballotId, reason, signer, signature);
    }

    function testFuzz_rule8_noSayInAResultInTheNameOfAMember(address caller) external {
        vm.assume(caller != vm.addr(MEMBER_KEY) && caller != forwarder && caller != address(this));
        BallotId ballotId = _endedShares();
        _callAs(caller, address(ballotBox), abi.encodeCall(ballotBox.endorse, (ballotId, 1, 0, SHEET)));
        ballotBox.endorse(ballotId, 1, 0, SHEET);
        _callAs(caller, address(ballotBox), abi.encodeCall(ballotBox.endorse, (ballotId, 1, 0, SHEET)));
        _callAs(caller, address(ballotBox), abi.encodeCall(ballotBox.contest, (ballotId, bytes32(0))));
        equal(ballotBox.result(ballotId).endorsements, 0, "without an endorsement");
    }

    function testFuzz_rule8_noCallInTheNameOfAMember(address caller) external {
        vm.assume(caller != vm.addr(MEMBER_KEY) && caller != forwarder);
        // As the forwarder would: the account behind the call's own bytes.
        _callAs(caller, address(ballotBox), abi.encodeCall(ballotBox.cast, (_ballotId, 1)));
        _callAs(caller, address(membership), abi.encodeCall(membership.resign, (COMMONS)));
        holds(membership.isMember(COMMONS, vm.addr(MEMBER_KEY)), "a member still");
        equal(ballotBox.ballot(_ballotId).votes, 0, "without a vote");
    }

    function testFuzz_rule8_noMoveByTheSignatureOfAnybodyElse(uint256 key, address to) external {
        key = _foreignKey(key);
        address from = vm.addr(MEMBER_KEY);
        vm.assume(to != from && to != forwarder && to != address(0));
        _expectNoMove(key, from, to);
        _expectNoMove(ISSUER_KEY, from, to);
        holds(membership.isMember(COMMONS, from), "it stays where it was");
    }

    function testFuzz_rule8_noMoveWithoutAnUnvetoedPublicWait(address to, uint48 early) external {
        address from = vm.addr(MEMBER_KEY);
        vm.assume(to != from && to != forwarder && to != address(0));
        membership.proposeMove(COMMONS, from, to);
        uint48 readyAt = uint48(block.timestamp) + membership.publicWait();
        vm.warp(within(early, block.timestamp, readyAt - 1));
        vm.prank(to);
        vm.expectRevert(abi.encodeWithSelector(IPublicWait.MembershipStillWaits.selector, readyAt));
        membership.acceptMove(COMMONS, from);

        vm.prank(from);
        membership.vetoMove(COMMONS, MemberIndex.wrap(0));
        vm.warp(readyAt);
        vm.prank(to);
        vm.expectRevert(abi.encodeWithSelector(IMemberMoves.MembershipNoMove.selector, COMMONS, MemberIndex.wrap(0)));
        membership.acceptMove(COMMONS, from);
    }

    function test_rule8_aMoveWithoutSignatureTakesNoRightOfAnOpenBallotAlong() external {
        address from = vm.addr(MEMBER_KEY);
        address to = address(0x70);
        BallotMode memory mode = BallotMode(2, 1, 1, 1, 1, 1, false, ResultRule.Plurality, 0);
        membership.proposeMove(COMMONS, from, to);
        vm.warp(block.timestamp + membership.publicWait() - 1);
        BallotId ballotId = ballotBox.open(COMMONS, mode, 0, uint48(block.timestamp + 1 days), 0, 0);
        vm.warp(block.timestamp + 1);
        vm.prank(to);
        membership.acceptMove(COMMONS, from);
        vm.prank(to);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxMemberAfterStart.selector, COMMONS, to));
        ballotBox.cast(ballotId, 1);
        vm.prank(from);
        ballotBox.cast(ballotId, 1);
        equal(ballotBox.ballot(ballotId).votes, 1, "the old account keeps its vote");
    }

    function _expectNoMove(uint256 key, address from, address to) private {
        bytes32 typeHash = keccak256("Move(uint32 commonsId,address from,address to,uint48 deadline)");
        bytes32 structHash = keccak256(abi.encode(typeHash, COMMONS, from, to, FOREVER));
        bytes memory signature = signTyped(key, address(membership), structHash);
        vm.prank(to);
        vm.expectRevert(abi.encodeWithSelector(IMemberMoves.MembershipNotAuthorizedToMove.selector, COMMONS, from));
        membership.move(COMMONS, abi.encodePacked(from), FOREVER, signature);
    }

    function _callAs(address caller, address target, bytes memory data) private {
        bytes memory disguised = abi.encodePacked(data, vm.addr(MEMBER_KEY));
        vm.prank(caller);
        holds(!LowLevelCall.callNoReturn(target, disguised), "refused as the caller's own");
    }

    function _signedVote(uint256 key, uint256 choices) private view returns (bytes memory) {
        bytes memory choice = choices == 1 ? bytes("A") : bytes("B");
        return signTyped(key, address(ballotBox), voteStructHash(_ballotId, "C", "Q", choice, choices));
    }

    /// @dev A ballot by equal shares that has just ended, without votes.
    function _endedShares() private returns (BallotId ballotId) {
        BallotMode memory mode = BallotMode(2, 1, 1, 1, 1, 1, false, ResultRule.EqualShares, 0);
        uint48 end = uint48(block.timestamp + 1 days);
        ballotId = ballotBox.open(COMMONS, mode, 0, end, keccak256(SHEET), bytes32(0));
        vm.warp(end + 1);
    }

    function _signedEndorsement(uint256 key, BallotId ballotId) private view returns (bytes memory) {
        return signTyped(key, address(ballotBox), endorsementStructHash(ballotId, "C", "Q", "A", 1));
    }

    function _signedContest(uint256 key, BallotId ballotId, bytes32 reason) private view returns (bytes memory) {
        bytes32 typeHash = keccak256("Contest(uint32 ballotId,bytes32 reasonDigest)");
        return signTyped(key, address(ballotBox), keccak256(abi.encode(typeHash, ballotId, reason)));
    }

    function _foreignKey(uint256 key) private pure returns (uint256) {
        key = within(key, 1, KEYS - 1);
        return key == MEMBER_KEY ? key + 1 : key;
    }
}
